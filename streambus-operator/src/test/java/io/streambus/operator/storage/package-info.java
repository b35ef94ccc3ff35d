@NullMarked
package io.streambus.operator.storage;

import org.jspecify.annotations.NullMarked;
