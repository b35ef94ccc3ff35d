/** Tests of the images that Jib writes. */
@NullMarked
package io.streambus.image.jib;

import org.jspecify.annotations.NullMarked;
