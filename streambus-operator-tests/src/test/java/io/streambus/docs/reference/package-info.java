@NullMarked
package io.streambus.docs.reference;

import org.jspecify.annotations.NullMarked;
