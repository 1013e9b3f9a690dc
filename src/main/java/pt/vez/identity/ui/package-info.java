/** Screens of this module; they hold no rules. */
@NullMarked
package pt.vez.identity.ui;

import org.jspecify.annotations.NullMarked;
