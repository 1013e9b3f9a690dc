/** Screens of the intakes that arrived; they hold no rules. */
@NullMarked
package pt.vez.intake.ui;

import org.jspecify.annotations.NullMarked;
