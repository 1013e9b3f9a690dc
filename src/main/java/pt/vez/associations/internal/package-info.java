/** Aggregates, repositories, listeners and jobs of this module; other modules do not use them. */
@NullMarked
package pt.vez.associations.internal;

import org.jspecify.annotations.NullMarked;
