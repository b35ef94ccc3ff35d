/** A cluster to try things on, started on this machine. */
@NullMarked
package io.streambus.app.playground;

import org.jspecify.annotations.NullMarked;
