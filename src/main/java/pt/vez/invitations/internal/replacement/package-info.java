/** How another appointment is found, offered and answered: plans after a closure, the waiting list, the list of calls. */
@NullMarked
package pt.vez.invitations.internal.replacement;

import org.jspecify.annotations.NullMarked;
