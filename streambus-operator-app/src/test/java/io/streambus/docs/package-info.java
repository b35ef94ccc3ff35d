/** What is shown to users is true. */
@NullMarked
package io.streambus.docs;

import org.jspecify.annotations.NullMarked;
