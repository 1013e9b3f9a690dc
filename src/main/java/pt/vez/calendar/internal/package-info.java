/** The tables of the calendar. */
@NullMarked
package pt.vez.calendar.internal;

import org.jspecify.annotations.NullMarked;
