/** Vez: your turn. One Spring Modulith; every direct sub-package is a module. */
@NullMarked
package pt.vez;

import org.jspecify.annotations.NullMarked;
