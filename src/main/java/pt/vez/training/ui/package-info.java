/** Screens of training: a mediator's courses, tests and certificates; courses, sessions and registers for administrators. */
@NullMarked
package pt.vez.training.ui;

import org.jspecify.annotations.NullMarked;
