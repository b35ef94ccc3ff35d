/** Tests of the packages of Debian. */
@NullMarked
package io.streambus.image.debian;

import org.jspecify.annotations.NullMarked;
