/** Screens of this module; they hold no rules. */
@NullMarked
package pt.vez.biometrics.ui;

import org.jspecify.annotations.NullMarked;
