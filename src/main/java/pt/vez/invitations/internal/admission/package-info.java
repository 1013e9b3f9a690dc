/** How many people a node lets in at a time, in which order, and at what price for machines. */
@NullMarked
package pt.vez.invitations.internal.admission;

import org.jspecify.annotations.NullMarked;
