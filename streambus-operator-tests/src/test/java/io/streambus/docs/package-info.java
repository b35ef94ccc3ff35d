@NullMarked
package io.streambus.docs;

import org.jspecify.annotations.NullMarked;
