/** Packages of Debian, downloaded with apt. */
@NullMarked
package io.streambus.image.debian;

import org.jspecify.annotations.NullMarked;
