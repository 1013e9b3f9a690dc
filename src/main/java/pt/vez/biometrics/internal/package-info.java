/** Measures, safe, sealing and hand-over of this module; nobody else looks in here. */
@NullMarked
package pt.vez.biometrics.internal;

import org.jspecify.annotations.NullMarked;
