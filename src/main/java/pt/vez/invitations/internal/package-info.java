/** How allocation is done. */
@NullMarked
package pt.vez.invitations.internal;

import org.jspecify.annotations.NullMarked;
