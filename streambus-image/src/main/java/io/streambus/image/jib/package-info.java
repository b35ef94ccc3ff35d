/** The layers and the configuration of the image, written by Jib. */
@NullMarked
package io.streambus.image.jib;

import org.jspecify.annotations.NullMarked;
