import Frameworks
import HTML
import ISMS
import Phrases
import Registers

/// On the page of a control's record: the reference controls it implements.
struct ImplementedControls: Component {
    let control: Entry<Control>
    let links: Links

    var body: Markup {
        if control.referenceControls.isEmpty { return .nothing }
        return p(.class("implements")) {
            "Implements "
            for (place, id) in control.referenceControls.enumerated() {
                if place > 0 { ", " }
                ControlLink(id, links: links)
                " \(Catalog.bundled.controls[id: id]?.title ?? "")"
            }
        }
    }
}
