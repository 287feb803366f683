"""Codes as an authenticator shows them: RFC 6238 with SHA-1, six digits and steps of 30 seconds."""

import base64
import hashlib
import hmac
import struct
import time

STEP_SECONDS = 30


def code(secret, steps_ahead=0, now=None):
    """The code of the current step, or of one that is so many steps ahead.

    >>> code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", now=59)  # the first of RFC 6238, appendix B, in six digits
    '287082'
    """
    step = int((time.time() if now is None else now) // STEP_SECONDS) + steps_ahead
    key = base64.b32decode(secret.replace(" ", "").upper() + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack_from('>I', digest, place)[0] & 0x7FFFFFFF) % 1_000_000:06}"


def await_early_step():
    """Waits for the next step where this one is nearly over, so that a code is not stale when it arrives."""
    left = STEP_SECONDS - time.time() % STEP_SECONDS
    if left < 8:
        time.sleep(left + 0.1)
