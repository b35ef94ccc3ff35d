/** Informers of the objects that reconciliations read, and which of their events trigger one. */
@NullMarked
package io.streambus.operator.informers;

import org.jspecify.annotations.NullMarked;
