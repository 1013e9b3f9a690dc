/** How intakes are unsealed, kept and compared. */
@NullMarked
package pt.vez.intake.internal;

import org.jspecify.annotations.NullMarked;
