/** The Java runtime of the image, linked from the JDK of Debian. */
@NullMarked
package io.streambus.image.runtime;

import org.jspecify.annotations.NullMarked;
