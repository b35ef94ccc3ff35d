/** Processes of the build machine. */
@NullMarked
package io.streambus.image.process;

import org.jspecify.annotations.NullMarked;
