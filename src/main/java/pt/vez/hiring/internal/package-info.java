/** How hiring is done. */
@NullMarked
package pt.vez.hiring.internal;

import org.jspecify.annotations.NullMarked;
