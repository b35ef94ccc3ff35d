/** Tests of the container image and of its Dockerfile. */
@NullMarked
package io.streambus.image;

import org.jspecify.annotations.NullMarked;
