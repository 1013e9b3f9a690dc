/** Programs that measure the product against a limit measured in the same run; started by {@code bin/bench}. */
@NullUnmarked
package pt.vez.bench;

import org.jspecify.annotations.NullUnmarked;
