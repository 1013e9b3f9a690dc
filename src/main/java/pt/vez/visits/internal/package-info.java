/** What other modules ask of visits, and what ends them. */
@NullMarked
package pt.vez.visits.internal;

import org.jspecify.annotations.NullMarked;
