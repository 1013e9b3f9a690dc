/** Rules, tables and services of this module; nobody else looks in here. */
@NullMarked
package pt.vez.rota.internal;

import org.jspecify.annotations.NullMarked;
