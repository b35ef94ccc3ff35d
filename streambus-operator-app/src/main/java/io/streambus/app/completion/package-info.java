/** Shell completion and man pages, generated from the commands. */
@NullMarked
package io.streambus.app.completion;

import org.jspecify.annotations.NullMarked;
