document.getElementById("exchange").submit();
