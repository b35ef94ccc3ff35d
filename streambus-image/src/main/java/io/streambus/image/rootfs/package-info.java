/** The files of the image. */
@NullMarked
package io.streambus.image.rootfs;

import org.jspecify.annotations.NullMarked;
