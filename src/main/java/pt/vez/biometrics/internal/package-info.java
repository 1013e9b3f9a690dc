/** Measures, safe, sealing and hand-over of this module; other modules do not use them. */
@NullMarked
package pt.vez.biometrics.internal;

import org.jspecify.annotations.NullMarked;
