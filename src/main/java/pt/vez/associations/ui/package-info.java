/** Screens of this module; they hold no rules. */
@NullMarked
package pt.vez.associations.ui;

import org.jspecify.annotations.NullMarked;
