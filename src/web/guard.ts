/**
 * Who may use each route. `anybody` may be signed out; `resident` is any active account that signed in; `counter` is
 * that too, or who opened the book by a PIN on the counter's own tablet; `steward` is a steward, for
 * everybody else the page is not there; `setup` is open only while the town has no steward; `demo` only in the
 * demonstration, from this machine. What a resident may do with one particular thing is decided by looking it up
 * through the viewer. A route that is not here cannot be registered: it does not compile.
 */
export type Guard = 'anybody' | 'resident' | 'counter' | 'steward' | 'setup' | 'demo'
