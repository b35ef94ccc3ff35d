/** The class data archive, which shortens the start of the program. */
@NullMarked
package io.streambus.image.archive;

import org.jspecify.annotations.NullMarked;
