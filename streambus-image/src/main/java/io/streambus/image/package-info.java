/** Builds the container image of the operator without a container engine. */
@NullMarked
package io.streambus.image;

import org.jspecify.annotations.NullMarked;
