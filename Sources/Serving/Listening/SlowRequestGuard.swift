import NIOCore
import NIOHTTPTypes

/// Closes connections whose requests arrive too slowly, or not to the end.
///
/// The idle timeout alone is no answer to clients that send a byte now and then to keep a connection open. Here the head
/// of the first request must be there within a time; a body must be there within another, which grows with what has
/// arrived, so that an honest upload over a slow line passes. Later heads are the idle timeout's matter: it counts whole
/// heads, not bytes.
final class SlowRequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    struct Limits: Sendable {
        /// Until the head of the first request is whole, a TLS handshake before it included.
        var firstHead = TimeAmount.seconds(20)
        /// Until a body is whole, however small.
        var body = TimeAmount.seconds(20)
        /// Bytes a second that a body must go on arriving at after that.
        var bodyRateMin = 8 * 1024
        /// How long the rest of a body is still taken and thrown away after the answer was given, so that the client
        /// comes to read it.
        var afterAnswer = TimeAmount.seconds(5)
    }

    private enum Stage {
        case awaitingFirstHead(until: NIODeadline)
        case readingBody(since: NIODeadline, byteCount: Int)
        /// Answered, though the body is still arriving.
        case draining(until: NIODeadline)
        case resting
    }

    private let limits: Limits
    private var stage = Stage.resting
    /// Requests whose head was read and whose answer was not yet written.
    private var openCount = 0
    private var check: Scheduled<Void>?

    init(limits: Limits = Limits()) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            openCount += 1
            stage = .readingBody(since: .now(), byteCount: 0)
        case .body(let bytes):
            if case .readingBody(let since, let byteCount) = stage {
                stage = .readingBody(since: since, byteCount: byteCount + bytes.readableBytes)
            }
        case .end:
            stage = .resting
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Most requests are whole by now and cost no timer.
        if case .readingBody(let since, _) = stage { look(context, at: since + limits.body) }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            openCount -= 1
            if openCount == 0, case .readingBody = stage {
                let until = NIODeadline.now() + limits.afterAnswer
                stage = .draining(until: until)
                cancel()
                look(context, at: until)
            }
        }
        context.write(data, promise: promise)
    }

    private func begin(_ context: ChannelHandlerContext) {
        let until = NIODeadline.now() + limits.firstHead
        stage = .awaitingFirstHead(until: until)
        look(context, at: until)
    }

    private func cancel() {
        check?.cancel()
        check = nil
    }

    /// Looks at the connection again at a time, unless a look is due already.
    private func look(_ context: ChannelHandlerContext, at deadline: NIODeadline) {
        guard check == nil else { return }
        check = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            check = nil
            switch stage {
            case .resting: break
            case .awaitingFirstHead(let until), .draining(let until): close(context, orLookAgainAt: until)
            case .readingBody(let since, let byteCount):
                let earned = TimeAmount.milliseconds(Int64(byteCount * 1000 / max(1, limits.bodyRateMin)))
                close(context, orLookAgainAt: since + limits.body + earned)
            }
        }
    }

    private func close(_ context: ChannelHandlerContext, orLookAgainAt deadline: NIODeadline) {
        if NIODeadline.now() >= deadline {
            context.close(promise: nil)
        } else {
            look(context, at: deadline)
        }
    }
}
