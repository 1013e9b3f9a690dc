/** Public pages, security and error pages. */
@NullMarked
package pt.vez.portal.internal;

import org.jspecify.annotations.NullMarked;
