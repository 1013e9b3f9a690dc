/** The register of people and the index they are found by. */
@NullMarked
package pt.vez.people.internal;

import org.jspecify.annotations.NullMarked;
