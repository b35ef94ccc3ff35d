/** What commands find out about files, and the formats in which they report it. */
@NullMarked
package io.streambus.app.findings;

import org.jspecify.annotations.NullMarked;
