/**
 * Who may use each route. `anybody` may be signed out; `resident` is any active account; `steward` is a steward, for
 * everybody else the page is not there; `setup` is open only while the town has no steward; `demo` only in the
 * demonstration, from this machine. What a resident may do with one particular thing is decided by looking it up
 * through the viewer. A route that is not here cannot be registered: it does not compile.
 */
export type Guard = 'anybody' | 'resident' | 'steward' | 'setup' | 'demo'
