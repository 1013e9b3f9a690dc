/** Screens of allocation: why this place, the waiting list; policy, waves, plans and signals for administrators. */
@NullMarked
package pt.vez.invitations.ui;

import org.jspecify.annotations.NullMarked;
