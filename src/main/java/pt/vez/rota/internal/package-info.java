/** Rules, tables and services of this module; other modules do not use them. */
@NullMarked
package pt.vez.rota.internal;

import org.jspecify.annotations.NullMarked;
