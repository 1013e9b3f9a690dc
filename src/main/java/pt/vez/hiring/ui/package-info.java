/** Screens of this module; they hold no rules. */
@NullMarked
package pt.vez.hiring.ui;

import org.jspecify.annotations.NullMarked;
