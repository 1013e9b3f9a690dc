/** Screens of this module; they hold no rules. */
@NullMarked
package pt.vez.rota.ui;

import org.jspecify.annotations.NullMarked;
