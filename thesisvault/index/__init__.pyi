from thesisvault.index.store import Index as Index
from thesisvault.index.store import Order as Order
from thesisvault.index.store import open_index as open_index
