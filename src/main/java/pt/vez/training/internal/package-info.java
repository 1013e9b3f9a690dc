/** Aggregates, repositories, listeners and jobs of this module; nobody else looks in here. */
@NullMarked
package pt.vez.training.internal;

import org.jspecify.annotations.NullMarked;
