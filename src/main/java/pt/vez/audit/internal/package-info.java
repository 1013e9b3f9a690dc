/** Aggregates, repositories, listeners and jobs of this module; other modules do not use them. */
@NullMarked
package pt.vez.audit.internal;

import org.jspecify.annotations.NullMarked;
